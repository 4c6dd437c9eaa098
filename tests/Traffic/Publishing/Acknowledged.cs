namespace UserMacro.Traffic.Publishing;

/// <summary>A publish that the service acknowledged: what must be found under that number for ever.</summary>
/// <param name="Key">The macro.</param>
/// <param name="Number">The revision's number.</param>
/// <param name="Hash">Its hash, as acknowledged.</param>
/// <param name="Template">Its template, as sent.</param>
/// <param name="Serial">Rises with every text that an editor of this macro sends.</param>
public sealed record Acknowledged(string Key, int Number, string Hash, string Template, int Serial);
