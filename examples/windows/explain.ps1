# explain.ps1 KEY...: what codes or names of IPsec errors mean, as objects of PowerShell.
# Without a key: the failures of the VPN client that this computer logged last (RasClient, event 20227).
param([Parameter(ValueFromRemainingArguments)] [string[]] $Key)

$command = Join-Path $PSScriptRoot 'ikeerr.exe'
[Console]::OutputEncoding = [Text.Encoding]::UTF8 # as the command writes
$OutputEncoding = New-Object Text.UTF8Encoding $false # as it reads; Windows PowerShell would send ASCII

if ($Key) {
  & $command --json -- @Key | ConvertFrom-Json | ForEach-Object {
    $_.records | Select-Object 'id', 'name', 'message', 'summary', 'causes'
    if ($_.status -eq 'unknown') { Write-Warning $_.explanation }
  }
  return
}

$failures = @{ LogName = 'Application'; ProviderName = 'RasClient'; Id = 20227 }
Get-WinEvent -FilterHashtable $failures -MaxEvents 20 | ForEach-Object {
  $logged = $_
  $logged.Message | & $command scan --json | ConvertFrom-Json | ForEach-Object {
    [pscustomobject] @{ Time = $logged.TimeCreated; Match = $_.match; Records = $_.ids -join ' '; Certainty = $_.certainty }
  }
}
