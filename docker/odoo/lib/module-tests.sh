# The modules' own tests, in a database that lives as long as they run. A running Odoo is left alone.

test_modules() {
    local modules=$1 result=0 log=$LOGS/test.log
    TEST_PLACE=$RUN/test
    TEST_DATABASE=${ODOO_DB}_test_$$
    POSTGRES_WAS_RUNNING=$(postgres_is_running && echo yes || echo no)
    start_postgres
    trap end_tests EXIT
    copy_addons "$TEST_PLACE"
    write_odoo_config "$TEST_PLACE" "$TEST_DATABASE" "$(free_port)" "$(free_port)"
    say "testing $modules in database $TEST_DATABASE"
    ODOO_CONFIG=$TEST_PLACE/odoo.conf run_odoo -i "$modules" --workers=0 --test-enable --test-tags "/${modules//,/,\/}" \
        --stop-after-init </dev/null >"$log" 2>&1 || result=$?
    summarize_tests "$log" "$result"
}

end_tests() {
    trap - EXIT
    drop_database "$TEST_DATABASE" || say "database $TEST_DATABASE is still there"
    rm -rf "$TEST_PLACE" "$RUN/data/filestore/$TEST_DATABASE"
    [ "$POSTGRES_WAS_RUNNING" = yes ] || stop_postgres
}

# A module that is missing, or whose tests are not found, must not look like success.
summarize_tests() {
    local log=$1 result=$2 line count
    grep -E ' (ERROR|CRITICAL) .*(FAIL|ERROR): |Traceback|invalid module names' "$log" | cut -c1-200 >&2 || true
    line=$(grep -oE '[0-9]+ failed, [0-9]+ error\(s\) of [0-9]+ tests' "$log" | tail -n 1) || true
    count=$(sed -n 's/.* of \([0-9]*\) tests/\1/p' <<<"$line")
    [ -n "$line" ] || die_with_log "the tests did not run" "$log"
    echo "$line"
    [ "$count" -gt 0 ] || die "no test ran; the log is $log"
    [ "$result" = 0 ] || die "the tests failed; the log is $log"
}
