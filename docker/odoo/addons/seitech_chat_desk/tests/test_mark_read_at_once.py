from contextlib import contextmanager

from odoo import api
from odoo.sql_db import db_connect
from odoo.tests import TransactionCase, new_test_user, tagged

from .common import AGENT


@tagged('post_install', '-at_install')
class TestMarkReadAtOnce(TransactionCase):
    """Two transactions at the same time, so with rows that are really there, and taken away afterwards."""

    def setUp(self):
        super().setUp()
        with self.transaction() as env:
            self.users = [new_test_user(env, f'desk-at-once-{number}', groups=AGENT).id for number in (1, 2)]
            self.channel = env['seitech.chat.channel'].create({'name': 'Support', 'channel_type': 'public_support'}).id
            self.messages = env['seitech.chat.message'].create([
                {'channel_id': self.channel, 'author_id': False, 'content': 'Hi'} for _number in range(2)]).ids
        self.addCleanup(self.take_away)

    def take_away(self):
        with self.transaction() as env:
            env['seitech.chat.channel'].browse(self.channel).unlink()
            env['seitech.chat.deletion'].search([('channel_id', '=', self.channel)]).unlink()
            env['res.users'].browse(self.users).unlink()

    @contextmanager
    def transaction(self, user=None):
        with db_connect(self.env.cr.dbname).cursor() as cr:
            yield api.Environment(cr, user or self.env.uid, {})

    def mark_read(self, env):
        env['seitech.chat.channel'].browse(self.channel).desk_mark_read()
        env.flush_all()

    def readers(self):
        with self.transaction() as env:
            return [message.read_by_ids.ids for message in env['seitech.chat.message'].browse(self.messages)]

    def test_other_is_still_at_it(self):
        with self.transaction(self.users[0]) as one, self.transaction(self.users[1]) as other:
            self.mark_read(one)
            other.cr.execute("SET LOCAL lock_timeout = '1s'")
            self.mark_read(other)
        self.assertEqual([sorted(ids) for ids in self.readers()], [self.users] * 2)

    def test_other_was_done_in_between(self):
        with self.transaction(self.users[1]) as other:
            other.cr.execute('SELECT 1')
            with self.transaction(self.users[0]) as one:
                self.mark_read(one)
            self.mark_read(other)
        self.assertEqual([sorted(ids) for ids in self.readers()], [self.users] * 2)
