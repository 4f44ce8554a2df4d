using System.IO.MemoryMappedFiles;
using Cluster.Compute.Models.Jobs;

namespace Cluster.Compute.Models.Data;

/// <summary>Reads recordings through a read-only map of their file, so that workers of one machine share its pages.</summary>
internal static class SignalFile
{
    public static float[] Read(IndexedSignal signal)
    {
        var expected = (long)signal.Samples * sizeof(float);
        try
        {
            var found = new FileInfo(signal.Path).Length;
            if (found != expected)
                throw JobFailedException.BadInput($"Expected {expected} bytes of {signal.SignalId} in {signal.Path}, found {found}.");
            using var map = MemoryMappedFile.CreateFromFile(signal.Path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
            using var view = map.CreateViewAccessor(0, expected, MemoryMappedFileAccess.Read);
            var samples = new float[signal.Samples];
            view.ReadArray(0, samples, 0, samples.Length);
            for (var i = 0; i < samples.Length; i++)
            {
                if (!float.IsFinite(samples[i]))
                    throw JobFailedException.BadInput($"Expected numbers in {signal.SignalId}, found {samples[i]} at sample {i}.");
            }

            return samples;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw JobFailedException.BadInput($"The samples of {signal.SignalId} cannot be read: {e.Message}", e);
        }
    }
}
