from odoo import api, models

TOKEN = 'session_token'


class ChatChannel(models.Model):
    """A visitor's session token, where the customer's module keeps one, is for the server and administrators only.

    A view of the customer's that shows it still works, without a value: to leave the field out breaks the web client.
    """
    _inherit = 'seitech.chat.channel'

    def _has_field_access(self, field, operation):
        allowed = super()._has_field_access(field, operation)
        return allowed and (field.name != TOKEN or operation != 'read' or self.env.is_system())

    @api.model
    def fields_get(self, allfields=None, attributes=None):
        found = super().fields_get(allfields, attributes)
        if allfields and TOKEN in allfields and TOKEN in self._fields and TOKEN not in found:
            found.update(super(ChatChannel, self.sudo()).fields_get([TOKEN], attributes))
            for name in {'searchable', 'sortable', 'groupable', 'exportable'} & found[TOKEN].keys():
                found[TOKEN][name] = False
        return found

    @api.model
    @api.readonly
    def web_search_read(self, domain, specification, *args, **kwargs):
        found = super().web_search_read(domain, self._desk_without_token(specification), *args, **kwargs)
        self._desk_blank_token(found['records'], specification)
        return found

    @api.readonly
    def web_read(self, specification):
        rows = super().web_read(self._desk_without_token(specification))
        self._desk_blank_token(rows, specification)
        return rows

    def onchange(self, values, field_names, fields_spec):
        found = super().onchange(values, field_names, self._desk_without_token(fields_spec))
        if not field_names:
            self._desk_blank_token([found['value']], fields_spec)
        return found

    def _desk_without_token(self, specification):
        hidden = TOKEN in self._fields and not self.env.is_system()
        return {name: value for name, value in specification.items() if not (hidden and name == TOKEN)}

    def _desk_blank_token(self, rows, specification):
        for row in rows if TOKEN in specification else ():
            row.setdefault(TOKEN, False)
