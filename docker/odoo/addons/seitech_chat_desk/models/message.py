from odoo import api, fields, models


class ChatMessage(models.Model):
    _name = 'seitech.chat.message'
    _inherit = ['seitech.chat.message', 'seitech.chat.visibility.recheck']
    _visibility_fields = ('channel_id',)

    author_id = fields.Many2one(default=lambda self: self._default_author())

    @api.model
    def _default_author(self):
        return self.env.user if self.env.user._is_support_agent() else False

    @api.model_create_multi
    def create(self, vals_list):
        """Passes one row on at a time: extensions of this method below us may only know one."""
        messages = self.browse()
        for vals in vals_list:
            messages += super().create(self._with_author(vals))
        messages._bind_attachments()
        return messages

    def write(self, vals):
        result = super().write(vals)
        if 'attachment_ids' in vals:
            self._bind_attachments()
        return result

    @api.model
    def _with_author(self, vals):
        """The values with the default author, unless one is given or expressly left out, and with his name."""
        vals = {**self.default_get(['author_id']), **vals}
        if vals.get('author_id') and not vals.get('author_name'):
            vals['author_name'] = self.env['res.users'].sudo().browse(vals['author_id']).name
        return vals

    def _bind_attachments(self):
        """Ties files that were uploaded for a message to it: whoever may read the message may read them then.

        Only files of the current user that belong to nothing yet: naming another's file must not open it.
        """
        for message in self:
            loose = message.sudo().attachment_ids.filtered(lambda file: not file.res_id and file.create_uid == self.env.user)
            if loose:
                loose.sudo(self.env.su).write({'res_model': self._name, 'res_id': message.id})
