namespace UserMacro.Simulator.Pages;

internal sealed record Space(string Key, string Id, string Name, string HomePageId);
