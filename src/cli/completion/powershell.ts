import type {CommandWords, Values} from './table.ts'

/** A table and one block that reads it. Where it offers nothing, PowerShell offers files by itself. */
export function powershellScript(table: readonly CommandWords[]): string {
  const rows = table.map(({name, summary, options, values}) => {
    const own = options.map(option => {
      const taken = option.values ? `; Values = ${list(option.values)}` : ''
      return `      '--${option.name}' = @{Effect = ${quoted(option.effect)}${taken}}`
    })
    return `  '${name}' = @{Summary = ${quoted(summary)}; Values = ${list(values)}; Options = [ordered]@{\n${own.join('\n')}\n    }}`
  })
  return `# Completes huntbook in PowerShell: huntbook completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName huntbook -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $table = [ordered]@{
${rows.join('\n')}
  }
  $typed = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
  $prefix = ''
  $word = $wordToComplete
  $offers = @()
  if ($typed.Count -lt 2) {
    $offers = $table.Keys | ForEach-Object { @{Text = $_; Tip = $table[$_].Summary} }
  } elseif ($table.Contains($typed[1])) {
    $command = $table[$typed[1]]
    $option = $typed[-1]
    if ($word -match '^(--[a-z-]+=)(.*)$') { $prefix = $Matches[1]; $word = $Matches[2]; $option = $prefix.TrimEnd('=') }
    if ($command.Options.Contains($option) -and $command.Options[$option].Contains('Values')) {
      $offers = $command.Options[$option].Values | ForEach-Object { @{Text = $_; Tip = $_} }
    } elseif ($word.StartsWith('-')) {
      $offers = $command.Options.Keys | ForEach-Object { @{Text = $_; Tip = $command.Options[$_].Effect} }
    } else {
      $offers = $command.Values | ForEach-Object { @{Text = $_; Tip = $_} }
    }
  }
  $offers | Where-Object { $_.Text.StartsWith($word) } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($prefix + $_.Text, $_.Text, 'ParameterValue', $_.Tip)
  }
}
`
}

function list(values: Values): string {
  return values === 'files' ? '@()' : `@(${values.map(quoted).join(', ')})`
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
