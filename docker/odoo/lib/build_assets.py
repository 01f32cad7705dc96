"""Runs in an Odoo shell: builds the web client's and the login page's scripts and styles.

Otherwise the first page waits for them, a quarter of a minute. What only tests, reports and other pages load is left
to whoever asks for it: that is two thirds of the work.
"""
qweb = env['ir.qweb']
scripts, styles = qweb._get_bundles_to_pregenarate()
usual = {'web.assets_web', 'web.assets_web_print', 'web.assets_frontend', 'web.assets_frontend_lazy', 'web.assets_frontend_minimal'}
if not {'web.assets_web', 'web.assets_frontend_lazy'} <= scripts:
    raise SystemExit(f'this Odoo has other bundles than expected: {sorted(scripts)}')
for bundle in sorted(usual & scripts):
    qweb._get_asset_bundle(bundle, css=False, js=True).js()
for bundle in sorted(usual & styles - {'web.assets_frontend_lazy'}):
    files = qweb._get_asset_bundle(bundle, css=True, js=False)
    files.css()
    # Odoo itself goes on with the styles of before, and says so on every page.
    if files.css_errors:
        raise SystemExit('\n'.join(files.css_errors))
env.cr.commit()
