from datetime import timedelta

from odoo import fields
from odoo.tests import tagged
from odoo.tools import SQL

from .common import DeskCase


@tagged('post_install', '-at_install')
class TestWrittenSince(DeskCase):
    """What the gateway asks every few seconds must not read the whole table."""

    def plan(self, records, domain):
        since = fields.Datetime.now() - timedelta(seconds=150)
        query = records.with_user(self.gateway)._search(
            [*domain, ('write_date', '>=', since)], order='write_date desc, id desc', limit=500)
        # A table with few rows is read whole whatever its indexes.
        self.cr.execute('SET LOCAL enable_seqscan = off')
        self.cr.execute('SET LOCAL enable_bitmapscan = off')
        self.cr.execute('SET LOCAL enable_sort = off')
        lines = self.env.execute_query(SQL('EXPLAIN %s', query.select()))
        return query.get_result_ids(), '\n'.join(line for line, in lines)

    def test_index_finds_and_orders_changed_messages(self):
        found, plan = self.plan(self.question, [])
        self.assertIn(self.question.id, found)
        self.assertIn('seitech_chat_message_desk_written_idx', plan)
        self.assertNotIn('Sort', plan)

    def test_index_finds_and_orders_changed_chats(self):
        found, plan = self.plan(self.support, [('channel_type', '=', 'public_support')])
        self.assertIn(self.support.id, found)
        self.assertIn('seitech_chat_channel_desk_written_idx', plan)
        self.assertNotIn('Sort', plan)
