from uuid import uuid4

from odoo.tests import tagged

from .common import DeskCase


@tagged('post_install', '-at_install')
class TestVacuum(DeskCase):

    def age(self, records, interval):
        self.env.flush_all()
        self.cr.execute(f'UPDATE {records._table} SET create_date = create_date - %s::interval WHERE id IN %s',
                        [interval, tuple(records.ids)])
        records.invalidate_recordset()

    def test_keys_of_answers_are_kept_for_thirty_days(self):
        replies = self.env['seitech.chat.message']
        for _number in range(2):
            replies += self.reply('Hello', key=str(uuid4()))
        keys = self.env['ir.model.data'].search(
            [('module', '=', '__chatdesk__'), ('res_id', 'in', replies.ids)], order='id')
        named = self.name_in_gateway(self.question, 'm_1')
        self.age(keys[0] + named, '31 days')
        self.support._gc_reply_keys()
        self.assertEqual((keys + named).exists(), keys[1] + named)
        self.assertEqual(replies.exists(), replies)

    def test_files_that_were_never_sent_are_kept_for_a_day(self):
        unsent, new, sent, elsewhere, bound = (
            self.upload(self.agent, **values) for values in (
                {'res_model': 'seitech.chat.message'}, {'res_model': 'seitech.chat.message'},
                {'res_model': 'seitech.chat.message'}, {'res_model': 'res.partner'},
                {'res_model': 'seitech.chat.message', 'res_id': self.question.id}))
        self.question.attachment_ids = sent
        self.assertFalse(sent.res_id)
        self.age(unsent + sent + elsewhere + bound, '25 hours')
        self.question._gc_unsent_files()
        self.assertEqual((unsent + new + sent + elsewhere + bound).exists(), new + sent + elsewhere + bound)
