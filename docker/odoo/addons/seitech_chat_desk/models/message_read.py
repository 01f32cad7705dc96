from psycopg2.errors import SerializationFailure

from odoo import models
from odoo.tools import SQL


class ChatMessage(models.Model):
    """Who has read what, written so that agents who open the same chat at the same time do not hinder each other."""
    _inherit = 'seitech.chat.message'

    def _desk_add_reader(self):
        added = self._desk_link_reader().sorted('id')
        if added:
            added._desk_touch_free()
            added._desk_notify('read')

    def _desk_link_reader(self):
        """Those of the messages that the current user had not read."""
        if not self:
            return self
        reads = self._fields['read_by_ids']
        message, user = SQL.identifier(reads.column1), SQL.identifier(reads.column2)
        rows = self.env.execute_query(SQL(
            'INSERT INTO %s (%s, %s) SELECT id, %s FROM unnest(%s::int[]) AS wanted(id) ON CONFLICT DO NOTHING RETURNING %s',
            SQL.identifier(reads.relation), message, user, self.env.uid, self.ids, message))
        added = self.browse(message_id for message_id, in rows)
        added.invalidate_recordset(['read_by_ids'], flush=False)
        added.modified(['read_by_ids'])
        return added

    def _desk_touch_free(self):
        """Makes the messages look changed, apart from those that somebody else changes at this moment."""
        self.flush_recordset(['write_date'])
        if not self._desk_try_touch(self.ids):
            for message_id in self.ids:
                self._desk_try_touch([message_id])
        self.invalidate_recordset(['write_date'], flush=False)

    def _desk_try_touch(self, ids):
        """False where another transaction has changed one of them since this one began."""
        table = SQL.identifier(self._table)
        try:
            with self.env.cr.savepoint(flush=False):
                self.env.cr.execute(SQL(
                    'UPDATE %s SET write_date = %s WHERE id IN (SELECT id FROM %s WHERE id IN %s FOR NO KEY UPDATE SKIP LOCKED)',
                    table, self.env.cr.now(), table, tuple(ids)), log_exceptions=False)
        except SerializationFailure:
            return False
        return True
