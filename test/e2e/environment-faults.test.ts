import { describeFaults } from './describe-faults.ts';
import { ENVIRONMENT_FAULTS } from './faults/environment.ts';

describeFaults(ENVIRONMENT_FAULTS);
