import type { Permission } from '@revisit/core/shared';
import {
  ChartLine,
  ClipboardCheck,
  Files,
  Grid3x3,
  Inbox,
  Layers,
  ListTodo,
  type LucideIcon,
  MailQuestionMark,
  Package,
  RefreshCw,
  ScrollText,
  Send,
  Table,
  UserCheck,
  Users,
} from 'lucide-react';

export interface MenuEntry {
  to: string;
  title: string;
  icon: LucideIcon;
  /** Shown to whoever's roles give it. */
  needs: Permission;
}

export const mainMenu: MenuEntry[] = [
  { to: '/board', title: 'Board', icon: Grid3x3, needs: 'board.read' },
  { to: '/', title: 'To do', icon: Inbox, needs: 'programme.read' },
  { to: '/areas', title: 'Areas', icon: Layers, needs: 'board.read' },
  { to: '/evidence', title: 'Evidence', icon: Files, needs: 'evidence.read' },
  { to: '/asks', title: 'Asks', icon: MailQuestionMark, needs: 'asks.answer' },
  { to: '/review', title: 'Review', icon: ClipboardCheck, needs: 'evidence.review' },
  { to: '/plan', title: 'Plan', icon: Table, needs: 'board.read' },
  { to: '/rounds', title: 'Rounds', icon: RefreshCw, needs: 'board.read' },
  { to: '/measures', title: 'Measures', icon: ChartLine, needs: 'board.read' },
  { to: '/nominations', title: 'Nominations', icon: UserCheck, needs: 'board.read' },
  { to: '/packs', title: 'Packs', icon: Package, needs: 'packs.read' },
];

/** Administration stands apart. */
export const adminMenu: MenuEntry[] = [
  { to: '/people', title: 'People', icon: Users, needs: 'people.edit' },
  { to: '/work', title: 'Background work', icon: ListTodo, needs: 'people.edit' },
  { to: '/mail', title: 'Outgoing mail', icon: Send, needs: 'mail.read' },
  { to: '/audit', title: 'Record', icon: ScrollText, needs: 'audit.read' },
];
