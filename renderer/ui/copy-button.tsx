import { Check, Copy } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { IconButton } from './button';

/** How long the button shows that it copied, in milliseconds: time to see it. */
const CONFIRM_MS = 1_500;

/** Copies a short text, and shows for a moment that it did. */
export function CopyButton({ label, text }: { readonly label: string; readonly text: string }): ReactNode {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), CONFIRM_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <IconButton
      label={copied ? 'Copied' : label}
      icon={copied ? <Check size={13} aria-hidden /> : <Copy size={13} aria-hidden />}
      onPress={() => {
        void navigator.clipboard.writeText(text).then(
          () => setCopied(true),
          () => setCopied(false),
        );
      }}
    />
  );
}
