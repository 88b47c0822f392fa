import { describeFaults } from './describe-faults.ts';
import { POLICY_FAULTS } from './faults/policy.ts';

describeFaults(POLICY_FAULTS);
