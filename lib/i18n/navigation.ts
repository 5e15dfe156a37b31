import { createNavigation } from 'next-intl/navigation';
import { routing } from './routing';

/** The only navigation that pages use: keeps the language in the address. */
export const { Link, redirect, usePathname, useRouter, getPathname } = createNavigation(routing);
