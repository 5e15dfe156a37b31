import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { FORM_PAGES } from '../../staff-access';

export const metadata: Metadata = FORM_PAGES;

export default function StaffLayout({ children }: { children: ReactNode }) {
  return children;
}
