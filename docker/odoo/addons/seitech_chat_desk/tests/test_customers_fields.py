from odoo.tests import tagged

from .common import DeskCase


@tagged('post_install', '-at_install')
class TestCustomersFields(DeskCase):
    """What the desk adds goes along with what the customer's module has, and does without what it has not."""

    def test_readers_stay_in_the_customers_table(self):
        field = self.env['seitech.chat.message']._fields['read_by_ids']
        theirs = 'seitech_elearning' in field._modules
        self.assertEqual(field.relation, 'seitech_chat_message_read_rel' if theirs else 'res_users_seitech_chat_message_rel')
        self.assertEqual(theirs, self.has_field('is_read'))
        self.cr.execute(f'INSERT INTO {field.relation} ({field.column1}, {field.column2}) VALUES (%s, %s)',
                        [self.question.id, self.agent.id])
        self.env.invalidate_all()
        self.assertEqual(self.question.read_by_ids, self.agent)

    def test_session_token_is_kept_out_of_filters_exports_and_groups(self):
        exists = self.has_field('session_token', 'channel')
        channels = self.env['seitech.chat.channel']
        for user in (self.agent, self.manager, self.gateway, self.plain):
            self.assertNotIn('session_token', channels.with_user(user).fields_get())
        self.assertEqual('session_token' in channels.with_user(self.administrator).fields_get(), exists)
        self.assertEqual('session_token' in channels.sudo().fields_get(), exists)

    def test_session_token_in_a_form_of_the_customers_breaks_nothing(self):
        named = self.env['seitech.chat.channel'].with_user(self.agent).fields_get(['name', 'session_token'])
        if not self.has_field('session_token', 'channel'):
            self.assertEqual(list(named), ['name'])
            return
        token = named['session_token']
        self.assertEqual(token['type'], 'char')
        self.assertFalse(token['searchable'] or token['sortable'] or token['groupable'] or token['exportable'])
        self.assertTrue(named['name']['searchable'])

    def test_index_serves_the_conversation(self):
        self.cr.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'seitech_chat_message_desk_thread_idx'")
        self.assertIn('(channel_id, id)', self.cr.fetchone()[0])

    def test_files_of_a_message_are_read_without_looking_at_all_files(self):
        elsewhere = self.upload(self.plain, res_model=self.internal._name, res_id=self.internal.id)
        self.question.attachment_ids = elsewhere + self.upload(self.agent, res_model='seitech.chat.message', res_id=self.question.id)
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertEqual(self.question.with_user(self.agent).attachment_ids.mapped('create_uid'), self.agent)
        looked_at = set(self.env['ir.attachment']._fields['res_model']._get_cache(self.env))
        self.assertLessEqual(looked_at, set(self.question.sudo().attachment_ids.ids))
