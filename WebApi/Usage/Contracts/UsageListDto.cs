using System.ComponentModel;

namespace UserMacro.WebApi.Usage.Contracts;

/// <summary>How the site's macros were used, by key.</summary>
internal sealed record UsageListDto(
    [property: Description("Whether the site counts renders; otherwise nothing is listed.")] bool IsCounted,
    IReadOnlyList<UsageItemDto> Items,
    [property: Description("Send as cursor to read the next page; null at the end.")] string? Next);
