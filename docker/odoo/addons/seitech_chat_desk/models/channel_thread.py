from odoo import models
from odoo.fields import Command, Domain

MOST_MESSAGES = 200

OF_VISITORS = Domain('author_id', '=', False) & Domain('message_type', '!=', 'system')


class ChatChannel(models.Model):
    _inherit = 'seitech.chat.channel'

    def desk_thread(self, before=None, limit=50):
        """One page of the conversation: the last messages, or the last ones before the message `before`.

        Returns {'messages': see seitech.chat.message.desk_read, 'has_more': bool, 'typing': names of other users}.
        """
        self.ensure_one()
        self.check_access('read')
        limit = max(1, min(limit, MOST_MESSAGES))
        domain = Domain('channel_id', '=', self.id)
        if before:
            domain &= Domain('id', '<', before)
        messages = self.env['seitech.chat.message'].search(domain, order='id desc', limit=limit + 1)
        typing = self.env['seitech.chat.desk.typing'].sudo()._desk_who_types(self) - self.env.user
        return {
            'messages': messages[:limit].sorted('id')._desk_rows(),
            'has_more': len(messages) > limit,
            'typing': typing.mapped('name'),
        }

    def desk_mark_read(self):
        """Notes that the current user has read what visitors wrote. Of no effect for those who only look on."""
        channels = self.filtered(lambda channel: channel._desk_is_reader())
        if not channels:
            return False
        unread = self.env['seitech.chat.message'].search(
            Domain('channel_id', 'in', channels.ids) & OF_VISITORS & Domain('read_by_ids', 'not in', [self.env.uid]))
        unread.write({'read_by_ids': [Command.link(self.env.uid)]})
        return True

    def _desk_is_reader(self):
        user, channel = self.env.user, self.sudo()
        if user._desk_is_gateway():
            return False
        return user in channel.member_ids or channel.channel_type == 'public_support' and user._desk_is_agent()
