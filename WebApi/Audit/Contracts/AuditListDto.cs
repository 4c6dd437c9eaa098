using System.ComponentModel;

namespace UserMacro.WebApi.Audit.Contracts;

/// <summary>A part of the audit log, newest first.</summary>
internal sealed record AuditListDto(
    [property: Description("May be fewer than asked for, also none, though more follow: only an absent next is the end.")] IReadOnlyList<AuditEntryDto> Items,
    [property: Description("Send as cursor to read on; null at the end.")] string? Next);
