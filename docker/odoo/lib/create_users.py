"""Runs in an Odoo shell: the administrator's password, a demo agent, and the gateway's user with its API key.

Can be repeated. The API key is written to file descriptor 3.
"""
import os
import secrets


def user(login, name, group, password):
    found = env['res.users'].with_context(active_test=False).search([('login', '=', login)])
    groups = env.ref('base.group_user') + env.ref(group)
    values = {'name': name, 'login': login, 'password': password, 'group_ids': [(6, 0, groups.ids)], 'active': True}
    if not found:
        return env['res.users'].with_context(no_reset_password=True).create(values)
    found.write(values)
    return found


env.ref('base.user_admin').password = ADMIN_PASSWORD
user('agent', 'Amina Agent', 'seitech_elearning.group_elearning_support_agent', AGENT_PASSWORD)

# Nobody logs in as the gateway: its password is thrown away, only the key lets it in.
gateway = user('chat_gateway', 'Chat gateway', 'seitech_chat_desk.group_chat_gateway', secrets.token_urlsafe(48))
keys = env['res.users.apikeys'].sudo()
keys.search([('user_id', '=', gateway.id), ('name', '=', 'chat gateway')]).unlink()
key = keys.with_user(gateway).sudo()._generate('rpc', 'chat gateway', None)
env.cr.commit()

with os.fdopen(3, 'w') as out:
    out.write(key)
