/**
 * What Sentinel calls a tactic (`AttackTactic` in Azure/azure-rest-api-specs, specification/securityinsights, 2025-09-01), by the ids
 * that it has in the Enterprise, Mobile and ICS matrices. Sentinel has no name for Evasion of ICS.
 */
export const sentinelTactics: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Reconnaissance: ['TA0043'],
    ResourceDevelopment: ['TA0042'],
    InitialAccess: ['TA0001', 'TA0027', 'TA0108'],
    Execution: ['TA0002', 'TA0041', 'TA0104'],
    Persistence: ['TA0003', 'TA0028', 'TA0110'],
    PrivilegeEscalation: ['TA0004', 'TA0029', 'TA0111'],
    DefenseEvasion: ['TA0005', 'TA0030'],
    CredentialAccess: ['TA0006', 'TA0031'],
    Discovery: ['TA0007', 'TA0032', 'TA0102'],
    LateralMovement: ['TA0008', 'TA0033', 'TA0109'],
    Collection: ['TA0009', 'TA0035', 'TA0100'],
    CommandAndControl: ['TA0011', 'TA0037', 'TA0101'],
    Exfiltration: ['TA0010', 'TA0036'],
    Impact: ['TA0040', 'TA0034', 'TA0105'],
    ImpairProcessControl: ['TA0106'],
    InhibitResponseFunction: ['TA0107'],
  }).flatMap(([name, ids]) => ids.map(id => [id, name] as const)),
)
