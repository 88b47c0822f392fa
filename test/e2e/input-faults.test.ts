import { describeFaults } from './describe-faults.ts';
import { INPUT_FAULTS } from './faults/input.ts';

describeFaults(INPUT_FAULTS);
