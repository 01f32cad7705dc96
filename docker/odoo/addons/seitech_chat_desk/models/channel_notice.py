from odoo import models

from .users import AGENTS

CHANGED = 'seitech_chat_desk/changed'
TYPING = 'seitech_chat_desk/typing'


class ChatChannel(models.Model):
    """Tells the web clients that something changed. Never what: they read it with their own rights."""
    _inherit = 'seitech.chat.channel'
    _desk_watched_fields = ('state', 'desk_assigned_id', 'name', 'visitor_info', 'member_ids', 'desk_rating', 'desk_rating_comment')

    def write(self, vals):
        before = self._desk_snapshot(vals)
        result = super().write(vals)
        after = self._desk_snapshot(vals)
        self.filtered(lambda channel: before.get(channel.id) != after.get(channel.id))._desk_notify('channel')
        return result

    def unlink(self):
        gone = [(channel._desk_listeners(), channel._desk_change('channel')) for channel in self.sudo()]
        rows = [{'message_id': 0, 'channel_id': channel_id} for channel_id in self.ids]
        result = super().unlink()
        self.env['seitech.chat.deletion']._desk_log(rows)
        for listeners, change in gone:
            self._desk_send(listeners, CHANGED, change)
        return result

    def _desk_snapshot(self, vals):
        watched = [name for name in self._desk_watched_fields if name in vals]
        return {row['id']: row for row in self.sudo().read(watched, load=None)} if watched else {}

    def _desk_notify(self, event, message_ids=(), from_visitor=False):
        for channel in self.sudo():
            self._desk_send(channel._desk_listeners(), CHANGED, channel._desk_change(event, message_ids, from_visitor))

    def _desk_notify_typing(self, user_id, name):
        for channel in self.sudo():
            self._desk_send(channel._desk_listeners(), TYPING, {'channel_id': channel.id, 'user_id': user_id, 'name': name})

    def _desk_change(self, event, message_ids=(), from_visitor=False):
        return {
            'channel_id': self.id,
            'message_ids': list(message_ids),
            'event': event,
            'from_visitor': from_visitor,
            'assigned_id': self.desk_assigned_id.id,
        }

    def _desk_listeners(self):
        """The agents' group, to which the bus subscribes each of them, and whoever else belongs to the channel.

        Of other channels' members only agents: they alone have the desk, and a course has thousands of members.
        """
        group = self.env.ref(AGENTS)
        if self.channel_type != 'public_support':
            return [*(self.member_ids & group.all_user_ids)]
        return [group, *(self.member_ids - group.all_user_ids)]

    def _desk_send(self, listeners, kind, payload):
        for listener in listeners:
            listener._bus_send(kind, payload)
