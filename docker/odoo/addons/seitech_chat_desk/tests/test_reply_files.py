from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import DeskCase

PIXEL = b'\x89PNG\r\n\x1a\n'


@tagged('post_install', '-at_install')
class TestReplyFiles(DeskCase):

    def test_files_are_sent_with_the_text(self):
        file = self.upload(self.agent, res_model='seitech.chat.message', res_id=0)
        reply = self.reply('See the file', [file.id])
        self.assertEqual((reply.content, reply.message_type, reply.attachment_ids), ('See the file', 'file', file))
        self.assertEqual((file.res_model, file.res_id), (reply._name, reply.id))

    def test_files_without_text_are_named(self):
        files = self.upload(self.agent, 'b.png', PIXEL) + self.upload(self.agent, 'a.png', PIXEL)
        reply = self.reply('', files.ids)
        self.assertEqual((reply.content, reply.message_type), ('b.png, a.png', 'image'))

    def test_one_other_file_makes_no_image(self):
        drawing = self.upload(self.agent, 'a.svg', mimetype='image/svg+xml')
        drawing.sudo().write({'mimetype': 'image/svg+xml'})
        for other in (self.upload(self.agent), drawing):
            picture = self.upload(self.agent, 'b.png', PIXEL)
            self.assertEqual(self.reply('', (picture + other).ids).message_type, 'file')

    def test_files_of_others_or_of_other_records_are_refused(self):
        bound = self.upload(self.agent, res_model=self.question._name, res_id=self.question.id)
        gone = self.upload(self.agent)
        gone_id = gone.id
        gone.unlink()
        for file_id in (self.upload(self.plain).id, bound.id, gone_id):
            with self.assertRaises(UserError):
                self.reply('Not mine', [file_id])
