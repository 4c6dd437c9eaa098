namespace UserMacro.CommandLine.Api.Contracts;

/// <summary>Why a macro got its verdict.</summary>
internal sealed record MigrationReason(string Weight, string Message, int? Line = null, int? Column = null);
