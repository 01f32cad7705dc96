from odoo import _, api, models
from odoo.exceptions import AccessError

# What visitors say of a chat, and how it ended: nobody writes that by hand, be it in his own favour.
OWN = {'desk_rating', 'desk_rating_comment', 'desk_rated_at', 'desk_closed_at', 'desk_closed_id'}


class ChatChannel(models.Model):
    _inherit = 'seitech.chat.channel'

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._desk_check_own(vals)
        return super(ChatChannel, self._desk_without_own_defaults()).create(vals_list)

    # A page may name what a new record begins with.
    def _desk_without_own_defaults(self):
        if self.env.su:
            return self
        ours = {f'default_{name}' for name in OWN}
        return self.with_context({key: value for key, value in self.env.context.items() if key not in ours})

    def write(self, vals):
        self._desk_check_own(vals)
        return super().write(vals)

    @api.model
    def _desk_check_own(self, vals):
        if not self.env.su and not OWN.isdisjoint(vals):
            raise AccessError(_('Ratings and ends of chats are noted by themselves.'))
