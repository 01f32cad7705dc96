from odoo import models
from odoo.fields import Domain

from .rpc import whole_number

MOST_MESSAGES = 200


class ChatChannel(models.Model):
    _inherit = 'seitech.chat.channel'

    def desk_thread(self, before=None, limit=50):
        """One page of the conversation: the last messages, or the last ones before the message `before`.

        Returns {'messages': see seitech.chat.message.desk_read, 'has_more': bool, 'typing': [{user_id, name}] of other users,
        'seen': the id of the last message that the visitor has read, or 0}.
        """
        self.ensure_one()
        self.check_access('read')
        limit = max(1, min(whole_number(limit), MOST_MESSAGES))
        domain = Domain('channel_id', '=', self.id)
        if before:
            domain &= Domain('id', '<', whole_number(before))
        messages = self.env['seitech.chat.message'].search(domain, order='id desc', limit=limit + 1)
        typing = self.env['seitech.chat.desk.typing'].sudo()._desk_who_types(self) - self.env.user
        return {
            'messages': messages[:limit].sorted('id')._desk_rows(),
            'has_more': len(messages) > limit,
            'typing': [{'user_id': user.id, 'name': user.name} for user in typing],
            'seen': self.env['seitech.chat.desk.seen'].sudo()._desk_seen_in(self),
        }
