from odoo import api, fields, models


class ChatMessage(models.Model):
    _name = 'seitech.chat.message'
    _inherit = ['seitech.chat.message', 'seitech.chat.visibility.recheck']
    _desk_visibility_fields = ('channel_id',)

    author_id = fields.Many2one(default=lambda self: self._desk_default_author())
    # Neither table nor columns: where the customer's module has this field, its own hold what was read.
    read_by_ids = fields.Many2many('res.users')
    # Without it Odoo checks every file of the database whenever somebody reads the files of one message.
    attachment_ids = fields.Many2many(string='Attachments', bypass_search_access=True)
    desk_edited_at = fields.Datetime(string='Edited At', readonly=True, copy=False)

    _desk_thread_idx = models.Index('(channel_id, id)')
    # The gateway asks every few seconds what was written since.
    _desk_written_idx = models.Index('(write_date, id)')

    @api.model
    def _desk_default_author(self):
        return self.env.user if self.env.user._desk_is_agent() else False

    @api.model_create_multi
    def create(self, vals_list):
        """Passes one row on at a time: extensions of this method below us may only know one."""
        messages = self.browse()
        for vals in vals_list:
            messages += super().create(self._desk_with_author(vals))
        messages._desk_bind_attachments()
        messages._desk_notify('message')
        return messages

    def write(self, vals):
        edited, left = self._desk_edited_by(vals), self._desk_left_by(vals)
        for messages, values in ((self - edited, vals), (edited, {**vals, 'desk_edited_at': fields.Datetime.now()})):
            if messages:
                super(ChatMessage, messages).write(values)
        if 'attachment_ids' in vals:
            self._desk_bind_attachments()
        self._desk_notify('read' if vals.keys() == {'read_by_ids'} else 'update')
        for channel, change in left:
            channel._desk_notify(*change)
        return True

    def unlink(self):
        rows, changes = self._desk_deletions(), self._desk_changes('delete')
        result = super().unlink()
        self.env['seitech.chat.deletion']._desk_log(rows)
        for channel, change in changes:
            channel._desk_notify(*change)
        return result

    def _desk_edited_by(self, vals):
        if 'content' not in vals:
            return self.browse()
        return self.browse(message.id for message in self.sudo() if message.content != vals['content'])

    def _desk_left_by(self, vals):
        """What the chats have to know from which messages are moved away."""
        moved = self.sudo().filtered(lambda message: message.channel_id.id != vals.get('channel_id', message.channel_id.id))
        return moved._desk_changes('update')

    @api.model
    def _desk_with_author(self, vals):
        """The values with the default author, unless one is given or expressly left out, and with his name."""
        vals = {**self.default_get(['author_id']), **vals}
        if vals.get('author_id') and not vals.get('author_name'):
            vals['author_name'] = self.env['res.users'].sudo().browse(vals['author_id']).name
        return vals
