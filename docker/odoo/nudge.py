"""Runs in an Odoo shell: the automation rule by which Odoo tells the gateway that an agent has written.

    GATEWAY_URL=http://gateway:8080 GATEWAY_NUDGE_SECRET=... odoo shell -d <database> --no-http < nudge.py

GATEWAY_URL is the gateway as Odoo reaches it. Installs base_automation where it is missing. Can be repeated, with
another address or secret too. Without GATEWAY_URL it takes the rule away.
"""
import os
import re

import requests

RULE, ACTION = '__chatgw__.nudge_rule', '__chatgw__.nudge_action'
# A visitor's own messages come from the gateway, which need not be told. Those without an author are his, or Odoo's.
AGENTS_MESSAGES = [
    ('channel_id.channel_type', '=', 'public_support'),
    '|', ('author_id', '!=', False), ('message_type', '=', 'system'),
]


def address():
    base, secret = os.environ['GATEWAY_URL'].rstrip('/'), os.environ.get('GATEWAY_NUDGE_SECRET', '')
    if not re.fullmatch(r'https?://[^/\s?#]+', base):
        raise SystemExit('GATEWAY_URL is the address of the gateway without a path, not: %s' % base)
    if not re.fullmatch(r'[A-Za-z0-9_-]{16,}', secret):
        raise SystemExit('GATEWAY_NUDGE_SECRET is the gateway.nudge.secret: at least 16 letters, digits, - or _')
    return '%s/internal/odoo/nudge/%s' % (base, secret)


def install_automation():
    module = env['ir.module.module'].search([('name', '=', 'base_automation')])
    if module.state != 'installed':
        module.button_immediate_install()


def put(name, model, values):
    record = env.ref(name, raise_if_not_found=False)
    if record:
        record.write(values)
    else:
        record = env[model].create(values)
        env['ir.model.data']._update_xmlids([{'xml_id': name, 'record': record, 'noupdate': True}])
    return record


def put_rule(url):
    model = env['ir.model']._get_id('seitech.chat.message')
    if not model:
        raise SystemExit('seitech.chat.message does not exist: install or upgrade the chat module')
    rule = put(RULE, 'base.automation', {
        'name': 'Chat gateway: an agent has written',
        'model_id': model,
        # Edits, read marks and states are not what the gateway looks for when it is nudged.
        'trigger': 'on_create',
        'filter_domain': repr(AGENTS_MESSAGES),
        'active': True,
    })
    put(ACTION, 'ir.actions.server', {
        'name': 'Nudge the chat gateway',
        'usage': 'base_automation',
        'base_automation_id': rule.id,
        'model_id': model,
        'state': 'webhook',
        'webhook_url': url,
        # None: the gateway reads nothing of it, and what was said stays in Odoo.
        'webhook_field_ids': [(5, 0, 0)],
    })


def remove_rule():
    for name in (ACTION, RULE):
        record = env.ref(name, raise_if_not_found=False)
        if record:
            record.unlink()


def tried(url):
    try:
        status = requests.post(url, timeout=1).status_code
    except requests.exceptions.RequestException as e:
        return 'but the gateway cannot be reached from here: %s' % type(e).__name__
    return {
        204: 'and the gateway answers',
        404: 'but the gateway has another gateway.nudge.secret, or none',
    }.get(status, 'but the gateway answers %s' % status)


def keep():
    env.cr.commit()
    # A shell does not do it by itself: without it the workers that run learn of the rule at their next start.
    env.registry.signal_changes()


if os.environ.get('GATEWAY_URL'):
    url = address()
    install_automation()
    put_rule(url)
    keep()
    print('Odoo nudges the gateway,', tried(url))
else:
    remove_rule()
    keep()
    print('Odoo does not nudge the gateway')
