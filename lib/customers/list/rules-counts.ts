import { type CustomerStatus, STATUSES } from "@/lib/customers/constants";

export type StatusCounts = Record<CustomerStatus, number>;

export const noCustomers = (): StatusCounts => ({ PENDING_INFO: 0, UNDER_REVIEW: 0, APPROVED: 0, SUSPENDED: 0 });

export const sumOf = (counts: StatusCounts): number => STATUSES.reduce((sum, status) => sum + counts[status], 0);
