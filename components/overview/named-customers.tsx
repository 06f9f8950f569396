import { TextLink } from "@/components/ui/text-link";
import { customerHref } from "@/lib/overview/rules-links";
import type { NamedCustomer } from "@/lib/overview/types";

interface NamedCustomersProps {
  customers: readonly NamedCustomer[];
  /** What stands behind each name: "due 12 Nov". */
  words: (customer: NamedCustomer) => string;
}

/** The first customers of a line by name, each with its own link. */
export function NamedCustomers({ customers, words }: NamedCustomersProps) {
  return customers.map((customer, index) => (
    // A customer may stand here twice, with two links for example.
    <span key={`${customer.id} ${customer.at}`}>
      {index > 0 ? ", " : ""}
      <TextLink href={customerHref(customer.id)} prefetch={false}>
        {customer.name}
      </TextLink>{" "}
      ({words(customer)})
    </span>
  ));
}
