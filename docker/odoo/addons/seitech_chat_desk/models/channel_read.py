from odoo import models
from odoo.fields import Domain

from .rpc import whole_number

MOST_AT_ONCE = 500

OF_VISITORS = Domain('author_id', '=', False) & Domain('message_type', '!=', 'system')


class ChatChannel(models.Model):
    _inherit = 'seitech.chat.channel'

    def desk_mark_read(self, up_to=None):
        """Notes that the current user has read what visitors wrote. Of no effect for those who only look on.

        :param up_to: the id of the last message that he has seen; all of them without it, the newest 500 at most
        """
        channels = self.filtered(lambda channel: channel._desk_is_reader())
        if not channels:
            return False
        domain = Domain('channel_id', 'in', channels.ids) & OF_VISITORS & Domain('read_by_ids', 'not in', [self.env.uid])
        if up_to is not None:
            domain &= Domain('id', '<=', whole_number(up_to))
        self.env['seitech.chat.message'].search(domain, order='id desc', limit=MOST_AT_ONCE)._desk_add_reader()
        return True

    def _desk_is_reader(self):
        user, channel = self.env.user, self.sudo()
        if user._desk_is_gateway():
            return False
        return user in channel.member_ids or channel.channel_type == 'public_support' and user._desk_is_agent()
