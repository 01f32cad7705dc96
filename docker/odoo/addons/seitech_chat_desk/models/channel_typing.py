from odoo import _, models
from odoo.exceptions import AccessError
from odoo.tools import SQL

from .agent_typing import STILL_TYPING


class ChatChannel(models.Model):
    _inherit = 'seitech.chat.channel'

    def desk_typing(self):
        """Tells the visitor and the other agents that the current user types. Writes no channel."""
        self.ensure_one()
        self.check_access('read')
        self.env['seitech.chat.desk.typing'].sudo()._desk_typed(self, self.env.user)
        self._desk_notify_typing(self.env.uid, self.env.user.name)
        return True

    def gateway_typing(self):
        """Tells the agents that the visitors of these channels type; for the gateway only.

        Returns the ids of all channels in which an agent types, whichever these are.
        """
        self._desk_check_gateway()
        for channel in self.sudo().exists().filtered(lambda channel: channel.channel_type == 'public_support'):
            channel._desk_notify_typing(False, channel.desk_visitor_name or channel.name)
        rows = self.env.execute_query(SQL(
            "SELECT DISTINCT c.id FROM %s t JOIN %s c ON c.id = t.channel_id WHERE c.channel_type = 'public_support' AND %s",
            SQL.identifier(self.env['seitech.chat.desk.typing']._table), SQL.identifier(self._table), STILL_TYPING))
        return [channel_id for channel_id, in rows]

    def _desk_check_gateway(self):
        if not self.env.user._desk_is_gateway():
            raise AccessError(_('Only the chat gateway does this.'))
