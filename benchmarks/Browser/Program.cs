using UserMacro.Browser;
using UserMacro.Processes;

// How soon a page with 30 framed macros shows all of them in Chromium, against 30 frames that hold nothing but a line
// of text from the same server, in one run. Needs built programs and Chromium, as ./test leaves them.
using var folder = new TemporaryFolder();
var port = FreePort.Next();
await using var service = new Service(folder.Path, new Uri($"http://127.0.0.1:{port}/"));
await service.StartAsync(CancellationToken.None);
await using var site = await SimulatedSite.StartAsync(port, service.Url, folder.Path, CancellationToken.None);
await using var run = await PageRun.StartAsync(site.Url, service.Url);
await run.PrintAsync(Console.Out);
