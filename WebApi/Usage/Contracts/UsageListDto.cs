using System.ComponentModel;

namespace UserMacro.WebApi.Usage.Contracts;

/// <summary>How the site's macros were used, by key.</summary>
internal sealed record UsageListDto(
    [property: Description("Whether the site wants renders counted; nothing is listed otherwise.")] bool IsCounted,
    IReadOnlyList<UsageItemDto> Items,
    [property: Description("Send as cursor to read on; null at the end.")] string? Next);
