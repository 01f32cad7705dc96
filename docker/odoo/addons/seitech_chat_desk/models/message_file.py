from datetime import timedelta

from odoo import _, api, fields, models
from odoo.exceptions import UserError


class ChatMessage(models.Model):
    _inherit = 'seitech.chat.message'

    def _desk_bind_attachments(self):
        """Ties files that were uploaded for a message to it: whoever may read the message may read them then.

        Only files of the current user that belong to nothing yet: naming another's file must not open it.
        """
        for message in self:
            loose = self._desk_loose(message.sudo().attachment_ids)
            if loose:
                loose.sudo(self.env.su).write({'res_model': self._name, 'res_id': message.id})

    @api.model
    def _desk_loose(self, files):
        return files.filtered(lambda file: not file.res_id and file.create_uid == self.env.user)

    @api.model
    def _desk_uploaded(self, attachment_ids):
        """The files with these ids, if the current user has uploaded all of them for a message."""
        files = self.env['ir.attachment'].sudo().browse(attachment_ids).exists()
        if self._desk_loose(files).ids != list(attachment_ids):
            raise UserError(_('A file is not there any more. Attach it again.'))
        return files.sudo(self.env.su)

    @api.model
    def _desk_type_for(self, files):
        if not files:
            return 'text'
        return 'image' if all(self._desk_is_image(file.mimetype or '') for file in files) else 'file'

    @api.model
    def _desk_is_image(self, mimetype):
        """An SVG is a document that can run scripts, nothing to be shown as a picture."""
        return mimetype.startswith('image/') and not mimetype.startswith('image/svg')

    @api.autovacuum
    def _gc_unsent_files(self):
        """Files that were uploaded and never sent."""
        old = fields.Datetime.now() - timedelta(days=1)
        loose = self.env['ir.attachment'].sudo().search(
            [('res_model', '=', self._name), ('res_id', '=', False), ('create_date', '<', old)])
        sent = self.sudo().search([('attachment_ids', 'in', loose.ids)]).attachment_ids
        (loose - sent).unlink()
