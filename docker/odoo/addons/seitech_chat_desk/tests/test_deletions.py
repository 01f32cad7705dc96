from odoo.tests import tagged

from .common import DeskCase


@tagged('post_install', '-at_install')
class TestDeletions(DeskCase):

    def log(self, channel):
        rows = self.env['seitech.chat.deletion'].with_user(self.gateway).search([('channel_id', '=', channel.id)])
        return [(row.message_id, row.external_id) for row in rows]

    def test_deleted_messages_are_named(self):
        self.name_in_gateway(self.question, 'm_1')
        answer = self.say(self.agent, self.support)
        ids = self.question.id, answer.id
        (self.question + answer).with_user(self.manager).unlink()
        self.assertEqual(self.log(self.support), [(ids[0], 'm_1'), (ids[1], False)])

    def test_deleted_chat_is_one_row(self):
        self.support.with_user(self.manager).unlink()
        self.assertEqual(self.log(self.support), [(0, False)])

    def test_refused_deletion_is_no_deletion(self):
        self.assert_denied(self.question.with_user(self.gateway).unlink)
        self.assert_denied(self.question.with_user(self.plain).unlink)
        self.assertFalse(self.log(self.support))

    def test_row_does_not_say_who_deleted(self):
        self.question.with_user(self.manager).unlink()
        row = self.env['seitech.chat.deletion'].search([('channel_id', '=', self.support.id)])
        self.assertNotIn(self.manager, row.create_uid + row.write_uid)

    def test_gateway_and_administrators_read_and_nobody_writes(self):
        deletions = self.env['seitech.chat.deletion']
        for user in (self.agent, self.manager, self.plain, self.portal, self.gateway, self.administrator):
            self.assertEqual(deletions.with_user(user).has_access('read'), user in self.gateway + self.administrator)
            for operation in ('write', 'create', 'unlink'):
                self.assertFalse(deletions.with_user(user).has_access(operation))

    def test_rows_are_kept_for_thirty_days(self):
        deletions = self.env['seitech.chat.deletion']
        deletions._desk_log([{'message_id': number, 'channel_id': self.support.id} for number in (1, 2)])
        rows = deletions.search([('channel_id', '=', self.support.id)])
        self.cr.execute("UPDATE seitech_chat_deletion SET create_date = create_date - interval '31 days' WHERE id = %s", [rows[0].id])
        rows.invalidate_recordset()
        deletions._gc_deletions()
        self.assertEqual(rows.exists(), rows[1])
