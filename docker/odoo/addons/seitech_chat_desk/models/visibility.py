from odoo import models


class VisibilityRecheck(models.AbstractModel):
    """Checks the record rules again after a write that changed what the rules look at.

    Odoo checks them before a write only: without this, whoever may write a message could move it into a channel
    that is closed to him.
    """
    _name = 'seitech.chat.visibility.recheck'
    _description = 'Checks the chat rules again after a write'

    # The fields that decide who may see a record.
    _desk_visibility_fields = ()

    def write(self, vals):
        result = super().write(vals)
        if not vals.keys().isdisjoint(self._desk_visibility_fields):
            self.check_access('write')
        return result
