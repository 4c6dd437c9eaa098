namespace UserMacro.Simulator.Control;

/// <param name="DescriptorUrl">The descriptor to install from; without one that of the configured app.</param>
internal sealed record InstallRequest(Uri? DescriptorUrl);
