from odoo import _, api, fields, models
from odoo.exceptions import UserError


class ChatChannel(models.Model):
    _name = 'seitech.chat.channel'
    _inherit = ['seitech.chat.channel', 'seitech.chat.visibility.recheck']
    _visibility_fields = ('channel_type',)

    visitor_name = fields.Char(string='Visitor', compute='_compute_visitor')
    visitor_email = fields.Char(compute='_compute_visitor')

    @api.depends('visitor_info')
    def _compute_visitor(self):
        for channel in self:
            info = channel.visitor_info if isinstance(channel.visitor_info, dict) else {}
            channel.visitor_name = info.get('name') or False
            channel.visitor_email = info.get('email') or False

    def desk_reply(self, content):
        """Answers the visitor as the current user; returns the new message's id."""
        self.ensure_one()
        if not (content or '').strip():
            raise UserError(_('Write something before you send it.'))
        return self.env['seitech.chat.message'].create({
            'channel_id': self.id,
            'author_id': self.env.uid,
            'content': content.strip(),
            'message_type': 'text',
        }).id

    def action_reply_with_files(self):
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'name': _('Reply'),
            'res_model': 'seitech.chat.message',
            'views': [(self.env.ref('seitech_chat_desk.message_reply_form').id, 'form')],
            'target': 'new',
            'context': {'default_channel_id': self.id, 'default_message_type': 'text'},
        }
