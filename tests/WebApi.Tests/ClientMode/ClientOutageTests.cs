using UserMacro.WebApi.Tests.Api.Problems;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.ClientMode;

/// <summary>The same with the grains in a silo of their own.</summary>
public sealed class ClientOutageTests(ClientModeApp app) : OutageTests(app);
