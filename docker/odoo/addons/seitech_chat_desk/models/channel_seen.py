from odoo import api, models

from .rpc import whole_numbers

SEEN = 'seitech_chat_desk/seen'


class ChatChannel(models.Model):
    _inherit = 'seitech.chat.channel'

    @api.model
    def gateway_read(self, marks):
        """Notes how far visitors have read, and tells the agents; for the gateway only. Can be repeated.

        A mark never goes back, and names no message of another channel. What is no visitor's chat is passed over.

        :param marks: [[channel's id, id of the last message that its visitor has read]]
        """
        self._desk_check_gateway()
        last = dict(whole_numbers(mark) for mark in marks)
        for channel, message_id in self.env['seitech.chat.desk.seen'].sudo()._desk_seen([*last.items()]).items():
            channel._desk_notify_seen(message_id)
        return True

    def _desk_notify_seen(self, message_id):
        for channel in self.sudo():
            self._desk_send(channel._desk_listeners(), SEEN, {'channel_id': channel.id, 'message_id': message_id})
