from odoo import api, models

# Whoever has been away longer asks for the texts of the chats that it needs, not of all.
MOST_TEXTS = 50

# Read without a look at the rights to users, files and reactions behind them, which would take longer than all the rest.
TOLD = {
    'channel_id', 'author_id', 'author_name', 'content', 'message_type', 'attachment_ids', 'read_by_ids', 'parent_id',
    'reaction_ids', 'create_date', 'write_date',
}


class ChatMessage(models.Model):
    _inherit = 'seitech.chat.message'

    @api.model
    def gateway_news(self, after, among, fields, limit):
        """The messages above the id `after` and those of `among`, by their ids; for the gateway only.

        Returns {arrivals: [{id, channel_id, create_date}], messages: [{id, **fields}]}. Arrivals are of channels of every kind, at
        most `limit`. Messages are those above `after` that stand in visitors' channels, or none when there are many.
        What they refer to comes as bare ids, and of the fields only what a visitor may be told.
        """
        self.env['seitech.chat.channel']._desk_check_gateway()
        arrivals = self.search_read(
            ['|', ('id', '>', after), ('id', 'in', among)], ['channel_id', 'create_date'], limit=limit, order='id', load='')
        visitors = self.browse()
        # Those of `among` are nearly always asked for to see whether they are there still.
        ids = [row['id'] for row in arrivals if row['id'] > after]
        if ids and len(ids) <= MOST_TEXTS:
            visitors = self.search([('id', 'in', ids), ('channel_id.channel_type', '=', 'public_support')], order='id')
        return {
            'arrivals': arrivals,
            'messages': visitors.sudo().read([name for name in fields if name in TOLD], load=''),
        }
