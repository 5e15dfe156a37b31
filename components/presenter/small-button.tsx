import type { ComponentProps } from 'react';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';

/** A button of the stage, where much stands on one screen. */
export const SmallButton = ({ className, variant = 'secondary', ...rest }: ComponentProps<typeof Button>) => (
  <Button variant={variant} {...rest} className={classNames('min-h-8! px-2.5! py-0.5! text-sm!', className)} />
);
