using System.ComponentModel;

namespace UserMacro.WebApi.Audit.Contracts;

/// <summary>A part of the audit log, newest first.</summary>
internal sealed record AuditListDto(
    [property: Description("May be fewer than requested, even none, although more follow: only an absent next is the end.")] IReadOnlyList<AuditEntryDto> Items,
    [property: Description("Send as cursor to read the next page; null at the end.")] string? Next);
