using System.ComponentModel;

namespace UserMacro.WebApi.Macros.Contracts.History;

/// <summary>A part of a macro's version log, newest first.</summary>
internal sealed record HistoryDto(
    IReadOnlyList<RevisionHeaderDto> Items,
    [property: Description("Send as cursor to read the next page; null at the end.")] string? Next);
