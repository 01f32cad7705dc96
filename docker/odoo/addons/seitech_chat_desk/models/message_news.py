from odoo import api, models

# Whoever has been away longer asks for the texts of the chats that it needs, not of all.
MOST_TEXTS = 50


class ChatMessage(models.Model):
    _inherit = 'seitech.chat.message'

    @api.model
    def gateway_news(self, after, among, fields, limit):
        """The messages above the id `after` and those of `among`, by their ids; for the gateway only.

        Returns {arrivals: [{id, channel_id}], messages: [{id, **fields}]}. Arrivals are of channels of every kind, at
        most `limit`. Messages are those of them that stand in visitors' channels, or none when there are many.
        """
        self.env['seitech.chat.channel']._desk_check_gateway()
        arrivals = self.search_read(['|', ('id', '>', after), ('id', 'in', among)], ['channel_id'], limit=limit, order='id', load='')
        messages = []
        if arrivals and len(arrivals) <= MOST_TEXTS:
            visitors = [('id', 'in', [row['id'] for row in arrivals]), ('channel_id.channel_type', '=', 'public_support')]
            messages = self.search_read(visitors, fields, order='id')
        return {'arrivals': arrivals, 'messages': messages}
