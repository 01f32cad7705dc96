# The addons that Odoo runs. It runs copies: the originals may be closed to its user, and may change at any time.

# The customer's folders come first, so that his modules win; the stand-in only fills a gap.
addon_folders() {
    local folder missing=yes
    while read -r folder; do
        [ -n "$folder" ] || continue
        [ -d "$folder" ] || die "ODOO_EXTRA_ADDONS: $folder is no folder"
        [ ! -d "$folder/seitech_elearning" ] || missing=no
        echo "$folder"
    done < <(tr ':' '\n' <<<"$ODOO_EXTRA_ADDONS")
    echo "$HERE/addons"
    [ $missing = no ] || echo "$HERE/stand-in"
}

addons_fingerprint() {
    local folder
    addon_folders | while read -r folder; do
        echo "$folder"
        (cd "$folder" && find -L . -type f ! -name '*.pyc' ! -path '*/.git/*' -print0 | sort -z | xargs -0 -r sha256sum)
    done | sha256sum | cut -d' ' -f1
}

addons_changed() { [ "$(cat "$RUN/addons/fingerprint" 2>/dev/null)" != "$(addons_fingerprint)" ]; }

copy_addons() {
    local addons=$1/addons folder number=0 fingerprint
    fingerprint=$(addons_fingerprint)
    rm -rf "$addons"
    mkdir -p "$addons"
    addon_folders | while read -r folder; do
        number=$((number + 1))
        mkdir "$addons/$number"
        (cd "$folder" && tar -c -h --exclude='*.pyc' --exclude=__pycache__ --exclude=.git .) | tar -x -C "$addons/$number" --no-same-owner
    done
    chmod -R a+rX "$addons"
    echo "$fingerprint" >"$addons/fingerprint"
}

addons_path() {
    local folder path=
    for folder in "$1"/addons/*/; do path+=${folder%/},; done
    echo "$path$PREFIX/usr/lib/python3/dist-packages/odoo/addons"
}

# Comma-separated names of all modules among the copies.
copied_modules() {
    local manifest names=()
    for manifest in "$RUN"/addons/*/*/__manifest__.py; do names+=("$(basename "$(dirname "$manifest")")"); done
    (IFS=, && echo "${names[*]}")
}
