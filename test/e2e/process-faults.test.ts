import { describeFaults } from './describe-faults.ts';
import { PROCESS_FAULTS } from './faults/process.ts';

// Without any fault the same line lets a harmless call pass and stops a harmful one.
describeFaults([{ name: 'nothing is wrong', works: true }]);
describeFaults(PROCESS_FAULTS);
